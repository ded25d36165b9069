# Photos and files
file-add = 拍照或选择文件
file-add-one = 拍照或选择一个文件
file-drop-here = 也可拖放到此处
file-upload = 上传
file-remove = 删去{ $name }
file-too-large = 太大：最大 { $limit } MB
file-too-many = 此处最多 { $count } 个，请先删去一个。
file-failed = 未上传
file-again = 重试
file-going = 正在上传…
case-files = 照片和文件
unit-kilobyte = KB
unit-megabyte = MB
