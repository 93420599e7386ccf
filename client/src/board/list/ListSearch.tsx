import { WishBy, WishWords } from "../find/WishFields.tsx";

/** What is looked for in the list, in words or by what cards are, and the order they come in. */
export function ListSearch() {
  return (
    <div className="list-find list-search" role="search">
      <WishWords />
      <WishBy isOrdered />
    </div>
  );
}
