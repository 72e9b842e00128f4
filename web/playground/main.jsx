// The playground: GraphiQL, the examples beside it, and its state in the address.
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { pick, useGraphiQL, useMonaco } from '@graphiql/react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { AddressBar, readAddress } from './address.jsx';
import { examples, examplesPlugin } from './examples.jsx';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './main.css';

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = ['graphql', 'json'].includes(label) ? label : 'editor';
    return new Worker(new URL(`${name}.worker.js`, import.meta.url), { type: 'module' });
  },
};

async function fetcher(params, options) {
  const response = await fetch(document.body.dataset.endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
      ...options?.headers,
    },
    body: JSON.stringify(params),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The server answered ${response.status} ${response.statusText}: ${text}`);
  }
}

// Status tells scripts, through an attribute of the body, when queries can be run.
function Status() {
  const monaco = useMonaco((state) => state.monaco);
  const { schema, fetchError, queryEditor, responseEditor } = useGraphiQL(
    pick('schema', 'fetchError', 'queryEditor', 'responseEditor'),
  );
  const ready = monaco && schema && queryEditor && responseEditor;
  useEffect(() => {
    document.body.dataset.state = fetchError ? 'failed' : ready ? 'ready' : 'loading';
  }, [fetchError, ready]);
  return null;
}

const plugins = [examplesPlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];
const { query, variables } = readAddress();

createRoot(document.getElementById('playground')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    visiblePlugin={examplesPlugin}
    defaultQuery={examples[0].query}
    initialQuery={query}
    initialVariables={variables}
  >
    <GraphiQL.Logo>
      <a className="graphiql-logo-link" href="/">
        newsgraph
      </a>
    </GraphiQL.Logo>
    <AddressBar />
    <Status />
  </GraphiQL>,
);
