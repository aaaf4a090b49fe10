import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/use-list';

export function Pager<T>({ list }: { list: List<T> }) {
  const { t } = useTranslation();
  return (
    <div className="row spread table-foot">
      <span className="quiet" data-testid="table-total">
        {list.total !== undefined && t('common.total', { total: list.total })}
      </span>
      {(list.previous || list.next) && (
        <span className="row">
          <Button
            size="small"
            icon={<LeftOutlined />}
            aria-label={t('common.previous')}
            data-testid="page-previous"
            disabled={!list.previous}
            onClick={list.previous}
          />
          <span className="quiet">{t('common.page', { page: list.page })}</span>
          <Button
            size="small"
            icon={<RightOutlined />}
            aria-label={t('common.next')}
            data-testid="page-next"
            disabled={!list.next}
            onClick={list.next}
          />
        </span>
      )}
    </div>
  );
}
