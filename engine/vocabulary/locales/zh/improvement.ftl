unit-yuan = 元
