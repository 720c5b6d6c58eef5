/** Customers, their people, products and modules. */
export const customers = {}
