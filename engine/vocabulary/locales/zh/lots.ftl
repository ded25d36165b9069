# What may not be done with a lot.
refusal-other-unit = 批次 { $lot } 已按另一单位计量，请使用同一单位。
