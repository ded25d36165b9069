# Statuses of cases, tasks and quantities.
case-open = 处理中
case-waiting = 等待中
case-closed = 已关闭
case-cancelled = 已取消
case-failed = 异常
quantity-on-hold = 冻结
quantity-released = 已放行
quantity-in-rework = 返工中
quantity-sorted = 选别中
quantity-conceded = 让步接收
quantity-regraded = 已降级
quantity-rejected = 已拒收
quantity-scrapped = 已报废
quantity-returned = 已退货
quantity-recalled = 已召回
