# Photos and files
file-add = Take a photo or choose files
file-add-one = Take a photo or choose a file
file-drop-here = or drop them here
file-upload = Upload
file-remove = Remove { $name }
file-too-large = too large: at most { $limit } MB
file-too-many = At most { $count } here. Remove one first.
file-failed = not uploaded
file-again = Try again
file-going = Uploading …
case-files = Photos and files
unit-kilobyte = KB
unit-megabyte = MB
