import type { ComponentProps, ReactNode } from 'react';
import { AsOfBanner, AsOfPicker } from './as-of';
import { Page } from './page';

interface Props extends ComponentProps<typeof Page> {
  /** Of what the page is shown, beside the moment at which it is. */
  scope?: ReactNode;
}

/** A page that can also be seen as it stood at an earlier moment. */
export function AsOfPage({ scope, actions, children, ...page }: Props) {
  return (
    <Page
      {...page}
      actions={
        <>
          {scope}
          <AsOfPicker />
          {actions}
        </>
      }
    >
      <AsOfBanner />
      {children}
    </Page>
  );
}
