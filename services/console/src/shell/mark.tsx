export const Mark = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="mark">
    <rect width="32" height="32" rx="7" fill="#a8201a" />
    <circle cx="12.5" cy="16" r="6.5" fill="none" stroke="#fff" strokeWidth="2.6" />
    <circle cx="19.5" cy="16" r="6.5" fill="none" stroke="#fff" strokeWidth="2.6" />
  </svg>
);
