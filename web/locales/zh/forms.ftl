# 表单：标记与按钮
form-enter = 继续
form-optional = 选填
form-yes = 是
form-no = 否
form-no-answer = 未说明
form-choose = 请选择…
form-line = 第 { $number } 行
form-line-field = { $line }“{ $label }”
form-add-line = 添加一行
form-remove-line = 删除第 { $number } 行
form-remove = 删除
form-no-lines = 尚无内容。
form-not-filled = 未填写
form-problems = 有 { $count } 处需更正
form-problem-at = { $label }：{ $problem }
form-clause = 条款 { $clause }

# 表单：各行之和
form-balance-of = / { $total }
form-balance-even = ✓ 全部分配完毕
form-balance-short = 还有 { $number } { $unit }未决定
form-balance-over = 多出 { $number } { $unit }

# 表单：何时填写
form-when-only = 仅当{ $condition }时填写。
form-when-depends = 取决于{ $labels }。
form-when-is = “{ $label }”为{ $values }
form-when-is-not = “{ $label }”不是{ $values }
form-when-ticked = 勾选“{ $label }”
form-when-not-ticked = 未勾选“{ $label }”
form-when-empty = “{ $label }”为空
form-quoted = “{ $text }”
form-list-comma = 、
form-list-or = { $first }或{ $last }
form-list-and = { $first }且{ $last }

# 表单中的单位
unit-kilogram = 千克
unit-gram = 克
unit-tonne = 吨
unit-litre = 升
unit-metre = 米
unit-millimetre = 毫米
unit-hour = 小时
unit-day = 天
unit-celsius = °C
unit-percent = %
