package io.millrace.processor.items;

import io.millrace.processor.records.Keyed;

/** What happens to a product: it is ordered, or its row changes. The key is its id. */
sealed interface ItemEvent extends Keyed permits OrderItem, Product {}
