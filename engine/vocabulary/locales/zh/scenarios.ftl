# Findings about feature files.
finding-feature-unreadable = 第 { $line } 行不是有效的 Gherkin：{ $message }
