// The query and its variables, kept in the part of the address that browsers never send to a server.
import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

// readAddress returns the query and variables of the address; both are undefined where it names no query.
export function readAddress() {
  const fields = new URLSearchParams(location.hash.slice(1));
  const query = fields.get('query');
  return query ? { query, variables: fields.get('variables') ?? '' } : {};
}

function writeAddress(query, variables) {
  const fields = new URLSearchParams({ query });
  if (variables) fields.set('variables', variables);
  history.replaceState(null, '', `#${fields}`);
}

// AddressBar shows nothing: it keeps the address and the open tab alike.
export function AddressBar() {
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor'),
  );
  const { query, variables } = tabs[activeTabIndex];
  useEffect(() => {
    if (query) writeAddress(query, variables);
  }, [query, variables]);
  useEffect(() => {
    function follow() {
      const address = readAddress();
      if (!address.query) return;
      queryEditor?.setValue(address.query);
      variableEditor?.setValue(address.variables);
    }
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [queryEditor, variableEditor]);
  return null;
}
