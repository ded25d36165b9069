# 表单：为何不能接受所填内容
refusal-required = 请填写此项。
refusal-must-be-ticked = 请勾选后再继续。
refusal-not-a-text = 请填写文字。
refusal-not-a-number = 请填写数字，例如 12.5。
refusal-too-many-digits = 小数点前最多 { $whole } 位，小数点后最多 { $decimals } 位。
refusal-not-yes-or-no = 请回答是或否。
refusal-not-a-date = 请填写日期，例如 2026-11-20。
refusal-not-a-time = 请填写时间，例如 14:30。
refusal-not-a-moment = 请填写日期和时间，例如 2026-11-20 14:30。
refusal-no-such-time = 当天时钟跳过了 { $time }，请填写此前或此后的时间。
refusal-in-the-past = 请选择 { $today } 或之后的日期。
refusal-in-the-future = 该时间尚未到来，请填写实际发生的时间。
refusal-too-long = 请缩短至 { $limit } 个字符以内，现有 { $length } 个。
refusal-too-short = 请至少填写 { $limit } 个字符。
refusal-not-a-list = 请提供列表。
refusal-not-an-object = 请提供字段及其值。
refusal-too-many-lines = 最多填写 { $limit } 行。
refusal-unknown-option = 此处不能选择“{ $value }”，请从列表中选择。
refusal-below-minimum = 不得小于 { $minimum }。
refusal-above-maximum = 不得大于 { $maximum }。
refusal-too-many-decimals = { $digits ->
    [0] 请填写整数。
   *[other] 最多保留 { $digits } 位小数。
  }
refusal-not-a-multiple = 须为 { $increment } 的倍数。
refusal-wrong-pattern = 格式不符，请逐字核对。
refusal-not-an-email = 请填写电子邮箱，例如 li.wei@example.com。
refusal-not-a-phone-number = 请填写电话号码，例如 +86 574 8765 4321。
refusal-read-only = 此处不能更改。
refusal-unknown-field = 表单没有“{ $name }”这一项。

# Files attached to a form
refusal-files-missing = 请至少附上一个文件。
refusal-not-a-file = 请按上传时返回的内容填写文件：sha256，可加 name。
refusal-file-unknown = “{ $name }”不在您上传的文件中，请重新上传。
refusal-too-many-files = { $limit ->
    [1] 此处只能附一个文件，请删去其余的。
   *[other] 此处最多附 { $limit } 个文件，请删去一些。
  }
refusal-file-not-accepted = 此处不能附“{ $name }”，只接受：{ $accepted }。
refusal-file-too-large = “{ $name }”太大：每个文件最大 { $limit } MB。

# 表单：数量须遵守的规则
refusal-lot-twice = 批号 { $lot } 重复：每批须有各自的批号。
refusal-unbalanced = { $side ->
    [over] 多出 { $excess }：各行合计 { $sum }，冻结数量为 { $quantity }。
   *[short] 还有 { $missing } 未决定：各行合计 { $sum }，冻结数量为 { $quantity }。
  }
refusal-not-positive = 数量须大于 0。
refusal-passed-and-failed-differ = 合格与不合格合计 { $sum }，而复检数量为 { $quantity }。

# 表单：表单文件的问题
finding-form-unreadable = 表单无法读取：{ $reason }。
finding-form-too-large = 表单有 { $bytes } 字节，最多读取 { $limit } 字节。
finding-form-without-id = 表单没有 id，请填写流程图中引用的 id。
finding-form-newer-schema = 表单的模式版本为 { $version }，目前最高支持 { $known }。请用较旧的编辑器保存，或升级系统。
finding-form-too-deep = 分组嵌套超过 { $limit } 层。
finding-form-too-many-fields = 表单超过 { $limit } 个字段，请拆分。
finding-form-field-unsupported = 不能使用组件“{ $type }”，请删除。
finding-form-accept-unreadable = accept 中的“{ $text }”既不是扩展名（.pdf），也不是类型（image/*）。
finding-form-file-bound-unusable = { $limit ->
    [0] { $name } =“{ $text }”不是大于 0 的数。
   *[other] { $name } =“{ $text }”不是 1 到 { $limit } 的整数。
  }
finding-form-id-twice = 另一个组件使用了相同的 id。
finding-form-key-missing = 字段没有 key，所填内容会丢失。
finding-form-key-unusable = key“{ $name }”不是简单名称，请使用字母、数字和 _。
finding-form-key-twice = 另一个字段也写入“{ $name }”。
finding-form-label-missing = 字段没有标签。
finding-form-limit-not-a-number = 界限“{ $text }”不是数字。
finding-form-expression-unreadable = 表达式 { $text } 无法读取：{ $reason }。
finding-form-expression-missing = 缺少表达式。
finding-form-options-missing = 字段没有选项，也未说明选项来源。
finding-form-option-not-a-text = 选项“{ $value }”的值不是文字。
finding-form-option-twice = 有两个选项的值都是“{ $value }”。
finding-form-pattern-unusable = 不能使用模式 { $pattern }：{ $reason }。不支持前瞻和反向引用。
