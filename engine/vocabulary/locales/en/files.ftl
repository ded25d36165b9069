# Files: why one is not taken
refusal-file-empty = “{ $name }” is empty. Choose another file.
refusal-picture-too-large = “{ $name }” has too many pixels: at most { $limit } megapixels. Make it smaller and upload it again.
refusal-too-many-uploads = You uploaded { $count } files today that no form was sent with. Send your forms first, or come back tomorrow.
error-file-too-large = File too large
error-file-too-large-detail = “{ $name }” is too large: at most { $limit } MB a file.
error-no-space = Disk full
error-no-space-detail = The server has no room left. Nothing of the file was kept. Tell IT.
