import { Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import { CommandDialog, type CommandForm } from './command-dialog';

interface Props<Values, Answer> extends Omit<CommandForm<Values, Answer>, 'danger'> {
  button?: Pick<ButtonProps, 'type' | 'icon' | 'size' | 'danger'>;
}

/** A button, and the form it opens. */
export function CommandButton<Values extends object, Answer = unknown>({ button, ...form }: Props<Values, Answer>) {
  const [open, setOpen] = useState(false);
  return (
    <span onClick={(event) => event.stopPropagation()}>
      <Button {...button} onClick={() => setOpen(true)} data-testid={form.testId}>
        {form.label}
      </Button>
      <CommandDialog {...form} danger={button?.danger} open={open} onClose={() => setOpen(false)} />
    </span>
  );
}
