# 将进行中的案件转到程序的另一版本，以及重演其历史
refusal-step-removed = “{ $name }”（任务 { $task }）正在进行，但新版本中没有这一步。请先完成它，或在新版本中恢复这一步。
refusal-step-changed = “{ $name }”（任务 { $task }）正在进行，但在新版本中已是另一种步骤。请先完成它，或给新步骤换一个编号。
refusal-list-under-way = “{ $name }”（任务 { $task }）正在对多个项目逐一进行，而新版本的计数规则不同。请先全部完成。
refusal-step-without-role = 在新版本中找不到“{ $name }”（任务 { $task }）的负责人：{ $reason }。
error-history-differs = 历史记录推演不出这一状态
