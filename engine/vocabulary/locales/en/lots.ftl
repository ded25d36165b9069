# What may not be done with a lot.
refusal-other-unit = Lot { $lot } is already counted in another unit. Use that unit.
refusal-unknown-customer = No customer is called “{ $customer }”. Write the key or the name as it stands in the list of customers.
refusal-unknown-product = No product is called “{ $product }”. Write the key or the name as it stands in the list of products.
refusal-unknown-lot = Lot { $lot } is not known at this site. Enter the lot first.
refusal-product-needed = Several products have a lot { $lot }: { $products }. Say which one.
refusal-lot-on-hold = { $held } of lot { $lot } are on hold; { $free } are free. Nothing is delivered before it has a disposition.
refusal-lot-not-enough = Only { $free } of lot { $lot } are free, not { $quantity }.
refusal-lot-known = Lot { $lot } is known already. Its quantity changes only by what is done with it.
refusal-shipment-differs = { $document } has this lot already, with { $quantity } on { $day }. What was shipped is not changed.
refusal-shipped-in-future = { $day } lies in the future. Enter a shipment when it has left.
refusal-made-from-itself = Lot { $lot } cannot be made from { $of }, which came out of it.

# What cannot be read in a table.
refusal-number-two-ways = “{ $text }” can be read in two ways. Write 1200 or 1.2, without a sign between thousands.
refusal-day-two-ways = “{ $text }” can be read in two ways. Write the year first: 2026-11-20.
refusal-unknown-unit = “{ $unit }” is no unit that is known here. Write for example pcs, kg, t or m.
refusal-used-of-one = Give a quantity only in rows with one lot under “Made from”.
refusal-table-too-large = The file is larger than { $limit } MB. Divide it.
refusal-table-too-long = The table has more than { $limit } rows. Divide it.
refusal-too-many-at-once = All or nothing, and only looking, goes for { $limit } rows at most. Divide the table, or take the good rows.
refusal-table-is-workbook = This is a workbook. Save it as “CSV UTF-8” in the spreadsheet program, then bring that file.
refusal-table-empty = The file has no rows below its headings.
refusal-table-unreadable = This is no table that can be read. Save it as “CSV UTF-8” in the spreadsheet program.
refusal-column-missing = There is no column “{ $column ->
    [document] Document
    [customer] Customer
    [product] Product
    [lot] Lot
    [quantity] Quantity
   *[shipped_on] Shipped on
  }”.
