# 更正
correct-record = 更正
correct-named = 更正：{ $name }
record-from = { $at } 的记录
record-corrected = 更正已写入，两条记录均保留。
record-disposed = 内容已按保存期限处置。记录人、时间与指纹仍保留。
correction-reason = 更正原因
correction-reason-help = 与更正一并显示，供所有阅读者查看。
correction-what = 更正的作用
correction-keeps = 原记录保留，两者同时显示：原内容、现内容、何人、何故。
correction-case-goes-on = 案例按已作出的决定继续进行。如产品须改变去向，请告知有权决定的人员。
correction-leave = 保持原样
correction-met = 原记录保持不变
sign-and-correct = 签名并更正
correction-of = 所更正的记录：
correction-changes = 更改内容
col-answer = 项目
col-was = 原内容
col-is = 现内容
corrected-by = 已由{ $name }于 { $at } 更正。
see-correction = 查看更正
corrected-because = 原因：{ $reason }
corrected-meanwhile = { $name }已于 { $at } 更正此条记录。您填写的内容将更正该更正：签名前请核对。
happened-correction = 已更正：{ $name }

# 保存
record-kept = 保存
kept-until = { $place }，至 { $day }
kept-until-then = { $place }，{ $time }
