# Why a command was refused to this person.
refusal-four-eyes = 前一步由{ $name }完成，本步须由他人办理（双人原则）。
refusal-password-missing = 本步需要签名，请输入密码。
refusal-password-wrong = 密码不正确，未签名。
refusal-password-paused = 密码错误次数过多，{ $minutes } 分钟内不能签名；所填内容已保留。
refusal-password-too-short = 密码至少 { $length } 个字符。
refusal-username-taken = 用户名 { $username } 已被使用，请另选。
refusal-draft-too-large = 内容过长，无法存为草稿，请缩短。
refusal-absence-overlaps = { $first } 至 { $last } 已由{ $name }代理。请先撤销，或另选日期。
refusal-absence-substitute-is-absent = 请另选他人：本人不能代理自己。
refusal-absence-ends-before-it-begins = 最后一天早于第一天。
refusal-absence-is-over = 该日期已过。
refusal-absence-too-long = 最长 { $days } 天。缺勤更久须移交岗位。
