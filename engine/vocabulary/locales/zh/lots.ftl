# What may not be done with a lot.
refusal-other-unit = 批次 { $lot } 已按另一单位计量，请使用同一单位。
refusal-unknown-customer = 没有名为“{ $customer }”的客户，请按客户清单填写代码或名称。
refusal-unknown-product = 没有名为“{ $product }”的产品，请按产品清单填写代码或名称。
refusal-unknown-lot = 本分公司没有批次 { $lot }，请先登记该批次。
refusal-product-needed = 多个产品都有批次 { $lot }：{ $products }，请写明是哪个产品。
refusal-lot-on-hold = 批次 { $lot } 有 { $held } 处于冻结状态，可用 { $free }。未作处置前不得发货。
refusal-lot-not-enough = 批次 { $lot } 可用数量只有 { $free }，不足 { $quantity }。
refusal-lot-known = 批次 { $lot } 已登记，其数量只随处理过程变动。
refusal-shipment-differs = { $document } 已登记该批次：{ $day }，数量 { $quantity }。已登记的发货不得更改。
refusal-shipped-in-future = { $day } 是将来的日期，请在发出后再登记。
refusal-made-from-itself = 批次 { $lot } 不能由 { $of } 制成，后者正是由它而来。

# 表格中无法读取的内容。
refusal-number-two-ways = “{ $text }”有两种读法，请写成 1200 或 1.2，不要用千位分隔符。
refusal-day-two-ways = “{ $text }”有两种读法，请先写年份：2026-11-20。
refusal-unknown-unit = 不认识单位“{ $unit }”，请写例如 件、千克、吨、米。
refusal-used-of-one = 仅当“来源批号”只有一个批次时才能填写用量。
refusal-table-too-large = 文件超过 { $limit } MB，请拆分。
refusal-table-too-long = 表格超过 { $limit } 行，请拆分。
refusal-too-many-at-once = “全部或全不收”和“只检查”最多 { $limit } 行，请拆分表格，或选择接收合格的行。
refusal-table-is-workbook = 这是工作簿文件，请在表格软件中另存为“CSV UTF-8”后再导入。
refusal-table-empty = 文件在标题行以下没有内容。
refusal-table-unreadable = 无法读取该表格，请在表格软件中另存为“CSV UTF-8”。
refusal-column-missing = 缺少列“{ $column ->
    [document] 发货单号
    [customer] 客户
    [product] 产品
    [lot] 批号
    [quantity] 数量
   *[shipped_on] 发货日期
  }”。
