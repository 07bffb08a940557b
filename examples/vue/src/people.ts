interface Person {
  readonly id: string;
  readonly name: string;
}

const SHOPPER: Person = { id: 'shopper', name: 'Jonas' };
const OPTICIAN: Person = { id: 'mira', name: 'Mira' };

/** `/` is the shopper's window, `/?as=shop` that of the shop. */
export const isShop = new URLSearchParams(location.search).get('as') === 'shop';
export const [me, peer] = isShop ? [OPTICIAN, SHOPPER] : [SHOPPER, OPTICIAN];
