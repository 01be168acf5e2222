/** One of a few, all in sight: radio buttons drawn as one bar. */
export function Switch<Value extends string>(props: {
  /** What is chosen here, for a screen reader. */
  readonly legend: string;
  readonly name: string;
  readonly choices: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly className?: string;
  onChoose(value: Value): void;
}) {
  const { legend, name, choices, chosen, className = '' } = props;
  // The keys of a record are its type's keys; `Object.keys` does not say so.
  const values = Object.keys(choices) as Value[];
  return (
    <fieldset className={`looks ${className}`}>
      <legend className="unseen">{legend}</legend>
      {values.map((value) => (
        <label key={value} data-chosen={value === chosen}>
          <input
            type="radio"
            name={name}
            className="unseen"
            checked={value === chosen}
            onChange={() => props.onChoose(value)}
          />
          {choices[value]}
        </label>
      ))}
    </fieldset>
  );
}
