/** Whether the files hold an earlier state of the order, under the alias d, with another total: it was edited. */
export const hadOtherTotal = "EXISTS (SELECT 1 FROM earlier_amounts a WHERE a.order_key = d.order_key)";
