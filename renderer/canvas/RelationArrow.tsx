/** The arrow head that lines end in. */
export function RelationArrow() {
  return (
    <svg className="canvas-markers" aria-hidden="true">
      <defs>
        <marker id="relation-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M1 1.500L9 5 1 8.500" />
        </marker>
      </defs>
    </svg>
  );
}
