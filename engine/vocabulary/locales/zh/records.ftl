# 记录的更正与内容的处置
correction-meaning = 本人更正此条记录
refusal-nothing-corrected = 与原记录没有任何不同。请修改有误之处。
refusal-record-without-form = 该条记录没有可重新填写的表单。
refusal-content-disposed = 内容已按保存期限处置，没有可更正的内容。
error-stale-corrected-detail = { $by }已于 { $at } 更正此条记录。请先阅读该更正，必要时再更正它。
