import { useRef } from 'react';
import type { Person } from '../state.ts';
import { Face } from './face.tsx';

/** Whose client is shown: a few people by face, everybody else one click further. */
export function PersonaPicker(props: {
  readonly people: readonly Person[];
  readonly self: Person;
  onPerson(id: string): void;
}) {
  const everybody = useRef<HTMLDialogElement>(null);
  const groups = Map.groupBy(props.people, (person) => person.group);
  const pick = (id: string) => {
    everybody.current?.close();
    props.onPerson(id);
  };
  const faces = props.people.filter((person) => person.suggested);
  return (
    <section className="personas" aria-label="You are">
      <div className="self">
        <Face name={props.self.name} size={38} />
        <p>
          <span className="small">You are</span>
          <strong>{props.self.name}</strong>
          <span className="small">{props.self.title}</span>
        </p>
      </div>
      <div className="faces">
        {faces.map((person) => (
          <button
            key={person.id}
            type="button"
            className="pick"
            aria-pressed={person.id === props.self.id}
            aria-label={`Be ${person.name}, ${person.title}`}
            title={`${person.name}, ${person.title}`}
            onClick={() => pick(person.id)}
          >
            <Face name={person.name} size={32} />
            <span aria-hidden="true">{person.name.split(' ')[0]}</span>
          </button>
        ))}
        <button
          type="button"
          className="pick"
          aria-haspopup="dialog"
          onClick={() => everybody.current?.showModal()}
        >
          <span className="all" aria-hidden="true">
            {props.people.length}
          </span>
          <span>All</span>
        </button>
      </div>
      <dialog ref={everybody} className="everybody" aria-label="Be anybody in Lakeside">
        <header>
          <h2>Be anybody in Lakeside</h2>
          <button type="button" aria-label="Close" onClick={() => everybody.current?.close()}>
            ×
          </button>
        </header>
        {[...groups].map(([group, people]) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul>
              {people.map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    aria-pressed={person.id === props.self.id}
                    onClick={() => pick(person.id)}
                  >
                    <Face name={person.name} size={30} />
                    <span>
                      <strong>{person.name}</strong>
                      <span className="small">{person.title}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </dialog>
    </section>
  );
}
