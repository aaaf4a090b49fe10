import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../api/http';
import type { FieldProblem } from '../api/problem';
import { type Command, useCommand } from '../api/use-command';
import { showAtFields } from './field-problems';
import { holdPage } from './open-forms';
import { ProblemAlert } from './problem-alert';

export interface CommandForm<Values, Answer> {
  label: string;
  title?: string;
  intro?: ReactNode;
  testId: string;
  command: (values: Values) => Command;
  initial?: Partial<Values>;
  danger?: boolean;
  onDone?: (answer: CommandAnswer & Answer) => void;
  children?: ReactNode;
}

interface Props<Values, Answer> extends CommandForm<Values, Answer> {
  open: boolean;
  onClose: () => void;
}

/** The form of a command, with the refusal shown where the user is looking. */
export function CommandDialog<Values extends object, Answer = unknown>(props: Props<Values, Answer>) {
  const { label, title = label, intro, testId, command, initial, danger, onDone, open, onClose, children } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [homeless, setHomeless] = useState<FieldProblem[]>([]);
  const running = useCommand<CommandAnswer & Answer>();
  const client = useQueryClient();
  useEffect(() => (open ? holdPage() : undefined), [open]);

  const close = () => {
    onClose();
    setHomeless([]);
    running.reset();
  };
  /** Most refusals mean that someone else was faster: the page catches up once the refusal has been read. */
  const cancel = () => {
    const refused = running.error !== null;
    close();
    if (refused) void client.invalidateQueries();
  };
  const submit = (values: Values) =>
    running.mutate(command(values), {
      onSuccess: (answer) => {
        close();
        message.success(t('common.done'));
        onDone?.(answer);
      },
      onError: (error) => setHomeless(showAtFields(form as never, error)),
    });

  return (
    <Modal
      title={title}
      open={open}
      onCancel={cancel}
      onOk={form.submit}
      okText={label}
      cancelText={t('common.cancel')}
      confirmLoading={running.isPending}
      okButtonProps={{ danger, 'data-testid': `${testId}-submit` }}
      destroyOnHidden
      data-testid={`${testId}-form`}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={submit}
        preserve={false}
        className="command-form"
      >
        {intro && <p className="quiet">{intro}</p>}
        {children}
      </Form>
      {running.error && <ProblemAlert error={running.error} fields={homeless} />}
    </Modal>
  );
}
