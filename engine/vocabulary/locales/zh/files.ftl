# Files: why one is not taken
refusal-file-empty = “{ $name }”是空文件，请选择其他文件。
refusal-picture-too-large = “{ $name }”像素太多：最多 { $limit } 百万像素。请缩小后重新上传。
refusal-too-many-uploads = 您今天上传了 { $count } 个文件，但还没有随表单提交。请先提交表单，或明天再传。
error-file-too-large = 文件太大
error-file-too-large-detail = “{ $name }”太大：每个文件最大 { $limit } MB。
error-no-space = 磁盘已满
error-no-space-detail = 服务器已没有空间，文件未保存。请通知 IT。
