/// <reference types="call-elements/types/react" />
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import 'call-elements/themes/soft.css';
import './vista.css';

export const metadata: Metadata = {
  title: 'Vista · Flats, seen from your sofa',
  icons: 'data:,',
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="call-soft">{children}</body>
    </html>
  );
}
