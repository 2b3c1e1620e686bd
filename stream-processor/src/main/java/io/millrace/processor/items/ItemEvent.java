package io.millrace.processor.items;

import io.millrace.processor.records.Keyed;

/** An event of a product: it is ordered, or its row changes. The key is the product's id. */
sealed interface ItemEvent extends Keyed permits OrderItem, Product {}
