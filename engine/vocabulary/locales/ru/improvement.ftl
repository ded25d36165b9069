unit-yuan = юань
