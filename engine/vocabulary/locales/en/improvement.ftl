unit-yuan = CNY
