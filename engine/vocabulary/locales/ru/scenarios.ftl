# Findings about feature files.
finding-feature-unreadable = Это не Gherkin (строка { $line }): { $message }
