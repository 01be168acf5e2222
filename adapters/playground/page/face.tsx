/** A drawn face: initials on a colour that belongs to the name. Nothing is fetched for it. */
export function Face({ name, size = 36 }: { readonly name: string; readonly size?: number }) {
  const hue = hueOf(name);
  return (
    <svg className="face" width={size} height={size} viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect width="36" height="36" rx="9" fill={`hsl(${hue} 42% 42%)`} />
      <circle cx="29" cy="6" r="13" fill={`hsl(${(hue + 40) % 360} 52% 54%)`} opacity="0.55" />
      <text x="18" y="23" textAnchor="middle" fontSize="13.5" fontWeight="700" fill="#fff">
        {initials(name)}
      </text>
    </svg>
  );
}

/** Driveline's own mark: a loop that comes round. */
export function Mark({ size = 36 }: { readonly size?: number }) {
  return (
    <svg className="face" width={size} height={size} viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect width="36" height="36" rx="9" fill="#0e5a63" />
      <path
        d="M25.8 14.2A9 9 0 1 0 27 19"
        fill="none"
        stroke="#f2c14e"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <path d="M27.6 8.4v7h-7z" fill="#f2c14e" />
      <circle cx="18" cy="18.5" r="2.9" fill="#fff" />
    </svg>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

/** Eight hues that go with the lake; FNV-1a spreads the names over them. */
const HUES = [12, 38, 96, 152, 188, 222, 268, 328] as const;

function hueOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return HUES[((hash >>> 16) ^ hash) & 7] ?? 188;
}
