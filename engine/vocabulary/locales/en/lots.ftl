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
