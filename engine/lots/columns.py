"""How the columns of tables of lots and shipments are called in English, Chinese and Russian."""

from __future__ import annotations

_PRODUCT = (
    *(
        "Product",
        "Product code",
        "Product key",
        "Item",
        "Item code",
        "Item number",
        "Part number",
        "Part no",
        "Article",
    ),
    *("SKU", "Material", "Product name"),
    *(
        "产品",
        "产品代码",
        "产品编号",
        "产品编码",
        "产品名称",
        "物料",
        "物料编码",
        "物料代码",
        "物料编号",
        "料号",
        "品名",
        "货号",
    ),
    *("Продукция", "Продукт", "Изделие", "Артикул", "Номенклатура", "Код продукции", "Код изделия", "Товар"),
    *("Наименование", "Материал"),
)
_LOT = (
    *("Lot", "Lot number", "Lot no", "Batch", "Batch number", "Batch no"),
    *("批号", "批次", "批次号", "生产批号"),
    *("Партия", "Номер партии", "№ партии", "Лот"),
)
_QUANTITY = (
    *("Quantity", "Qty", "Amount", "Shipped quantity", "Quantity shipped"),
    *("数量", "发货数量", "出库数量", "实发数量", "入库数量", "库存数量"),
    *("Количество", "Кол-во", "Отгружено", "Кол-во отгружено"),
)
_UNIT = (
    *("Unit", "UoM", "Unit of measure"),
    *("单位", "计量单位"),
    *("Единица", "Единица измерения", "Ед. изм.", "Ед"),
)

SHIPMENT_COLUMNS: dict[str, tuple[str, ...]] = {
    "document": (
        *("Document", "Document number", "Document no", "Delivery note", "Delivery note number", "Delivery note no"),
        *("Shipping document", "Invoice", "Invoice number", "Invoice no", "Waybill", "Number", "No"),
        *(
            "发货单",
            "发货单号",
            "单号",
            "单据号",
            "单据编号",
            "出库单",
            "出库单号",
            "送货单",
            "送货单号",
            "提单号",
            "发票号",
        ),
        *("Документ", "Номер документа", "№ документа", "Номер", "Накладная", "Номер накладной", "№ накладной", "ТТН"),
        *("УПД", "Счёт-фактура"),
    ),
    "customer": (
        *("Customer", "Customer code", "Customer key", "Customer name", "Client", "Consignee", "Buyer", "Ship to"),
        *("客户", "客户代码", "客户编号", "客户编码", "客户名称", "收货单位", "购货单位"),
        *("Потребитель", "Покупатель", "Заказчик", "Клиент", "Грузополучатель", "Контрагент", "Код покупателя"),
    ),
    "product": _PRODUCT,
    "lot": _LOT,
    "quantity": _QUANTITY,
    "unit": _UNIT,
    "shipped_on": (
        *("Shipped on", "Date", "Shipping date", "Shipment date", "Ship date", "Delivery date", "Shipped"),
        *("发货日期", "日期", "出库日期", "发运日期", "送货日期"),
        *("Дата отгрузки", "Дата", "Дата документа"),
    ),
    "contact": (
        *("Contact", "Contact person", "E-mail", "Phone", "Telephone"),
        *("联系人", "联系方式", "收货人", "电话", "邮箱"),
        *("Контакт", "Контактное лицо", "Телефон", "Эл. почта"),
    ),
    "address": (
        *("Address", "Shipping address", "Delivery address", "Ship-to address", "Destination"),
        *("地址", "收货地址", "送货地址"),
        *("Адрес", "Адрес доставки"),
    ),
    "country": ("Country", "国家", "国别", "Страна"),
    "weight_kg": (
        *("Weight kg", "Weight", "Weight (kg)", "Gross weight", "Gross weight (kg)", "Gross weight kg"),
        *("重量", "重量（kg）", "重量（千克）", "毛重", "毛重（kg）"),
        *("Вес, кг", "Вес", "Масса", "Масса, кг", "Вес брутто", "Вес брутто, кг"),
    ),
}
SHIPMENT_NEEDS = ("document", "customer", "lot", "quantity", "shipped_on")

LOT_COLUMNS: dict[str, tuple[str, ...]] = {
    "product": _PRODUCT,
    "lot": _LOT,
    "quantity": _QUANTITY,
    "unit": _UNIT,
    "made_from": (
        *(
            "Made from",
            "Made from lot",
            "Made from lots",
            "Parent lot",
            "Component lot",
            "Component lots",
            "Source lot",
        ),
        *("来源批号", "来源批次", "原料批号", "原料批次", "使用批次", "使用批号", "由批次制成"),
        *("Изготовлено из", "Исходная партия", "Исходные партии", "Из партии", "Партия сырья"),
    ),
    "made_from_product": (
        *("Made from product", "Parent product", "Component product", "Component", "Source product"),
        *("来源产品", "原料产品", "原料编码", "原料"),
        *("Исходная продукция", "Исходное изделие", "Сырьё"),
    ),
    "used": ("Quantity used", "Used", "Used quantity", "用量", "消耗数量", "领用数量", "Израсходовано", "Расход"),
}
LOT_NEEDS = ("product", "lot")
