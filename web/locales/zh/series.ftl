went-on = 拆分为其他批
taken-over = 冻结（由本案例接管）
