import { QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSessionCode } from '../../api/training';
import { Async } from '../../components/async';
import { withParams } from '../../api/http';
import './training.css';

const side = 264;

/** What a phone opens when it scans the code: the console itself, at the page that checks in. */
const address = (code: string) => withParams(`${window.location.origin}/attend`, { code });

export function SessionCode({ session }: { session: string }) {
  const { t } = useTranslation();
  return (
    <Async query={useSessionCode(session)}>
      {({ code }) => (
        <div className="training-code" data-testid="session-code" data-address={address(code)}>
          <QRCode value={address(code)} size={side} errorLevel="L" type="svg" />
          <p className="quiet">{t('training.codeHint')}</p>
        </div>
      )}
    </Async>
  );
}
