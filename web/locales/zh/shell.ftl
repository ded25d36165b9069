# The frame of every page
skip = 跳到正文
main-navigation = 主导航
nav-inbox = 待办
nav-start = 发起
nav-cases = 案例
nav-more = 更多
nav-lots = 批次
site = 分公司
site-show = 切换
scan-label = 扫描或查找批号、案号、产品
scan-short = 扫描或查找
language = 语言
theme-switch = 浅色或深色
account = 我的账户
sign-out = 退出登录
your-roles-here = 您在本分公司的角色
no-role-here = 在本分公司没有角色
offline = 网络已断开。您填写的内容保留在本页,恢复后自动保存。
overdue-count-aloud = 逾期:

# Times and durations
when-today = 今日
when-yesterday = 昨日
when-tomorrow = 明日
span-minutes = { $minutes } 分
span-hours = { $hours } 小时 { $minutes } 分
span-days = { $days } 天 { $hours } 小时
due-in = 还剩 { $span }
due-late = 逾期 { $span }
due-none = 无期限
due-at = { $at } 到期
due-was = 应于 { $at } 完成

# Units
unit-pcs = 件
unit-piece = 件
unit-kg = kg
unit-t = t
unit-g = g
unit-m = m
unit-l = l
unit-box = 箱
unit-set = 套

# Buttons
claim = 领取
given-back = 已退回，同角色人员可以领取。
yes = 是
no = 否
give-back = 退回待领
continue = 继续处理
open = 打开
find = 查找
print = 打印
more-rows = 显示更多
first-page = 返回第一页
all-of-it = 全部
