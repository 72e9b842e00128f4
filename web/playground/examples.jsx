// The panel of example queries.
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import text from './examples.graphql';

// Each comment at the start of a line is the title of an example, which goes on to the next.
export const examples = text.split(/^(?=#)/m).map((part) => {
  const query = part.trim();
  return {
    query,
    title: query.split('\n', 1)[0].replace(/^#\s*/, ''),
    name: /^query (\w+)/m.exec(query)[1],
  };
});

export const examplesPlugin = { title: 'Examples', icon: ExamplesIcon, content: Examples };

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2.1h5c0-.9.4-1.6 1-2.1A6 6 0 0 0 12 3ZM9.8 18.5h4.4M10.5 21h3" />
    </svg>
  );
}

function Examples() {
  const { addTab, changeTab, run, setOperationName } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(pick('tabs', 'queryEditor', 'variableEditor'));

  // An example opens in a tab of its own, so that nothing typed is lost, and is run.
  function open(example) {
    const tab = tabs.findIndex((tab) => tab.query === example.query);
    if (tab >= 0) {
      changeTab(tab);
    } else {
      if (queryEditor.getValue().trim()) addTab();
      queryEditor.setValue(example.query);
      variableEditor?.setValue('');
    }
    setOperationName(example.name);
    run();
  }

  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>Each opens in a tab and is run. Change it as you like; the address of this page keeps the query.</p>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" data-example={example.name} disabled={!queryEditor} onClick={() => open(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
