# Findings about feature files.
finding-feature-unreadable = This is no Gherkin (line { $line }): { $message }
