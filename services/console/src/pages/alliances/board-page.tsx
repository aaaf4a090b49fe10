import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Board, useBoard } from '../../api/alliances';
import { Async } from '../../components/async';
import { Page } from '../../components/page';
import { useMay } from '../../session/session';
import './alliances.css';
import { AddMeeting, AddResource, AddTaskForce } from './board-commands';
import { Meetings, Parties, TaskForces } from './board-parts';
import { BoardContext } from './board-context';
import { Problems } from './problems';
import { RaiseProblem } from './problem-commands';
import { Resources } from './resources';

function BoardView({ board }: { board: Board }) {
  const { t } = useTranslation();
  const mayCommand = useMay('command');
  const { alliance, counts } = board;
  return (
    <BoardContext.Provider value={board}>
      <Page
        testId="board-page"
        title={alliance.name}
        intro={
          <>
            <Link to="/alliances">{t('alliances.title')}</Link> · <Tag>{t(`alliances.modes.${alliance.mode}`)}</Tag>
            {alliance.goal}
          </>
        }
        actions={mayCommand && <RaiseProblem />}
      >
        <section className="stack tight" aria-labelledby="problems-heading">
          <div className="row spread">
            <h2 id="problems-heading">{t('alliances.problems')}</h2>
            <span className="quiet figures" data-testid="board-counts">
              {t('alliances.counts', counts)}
            </span>
          </div>
          <Problems problems={board.problems} mayCommand={mayCommand} />
        </section>
        <div className="grid-3">
          <Card title={t('alliances.parties')} data-testid="board-parties">
            <Parties />
          </Card>
          <Card
            title={t('alliances.taskForces')}
            extra={mayCommand && <AddTaskForce />}
            data-testid="board-task-forces"
          >
            <TaskForces />
          </Card>
          <Card title={t('alliances.meetings')} extra={mayCommand && <AddMeeting />} data-testid="board-meetings">
            <Meetings />
          </Card>
        </div>
        <Card title={t('alliances.resources')} extra={mayCommand && <AddResource />} data-testid="board-resources">
          <Resources resources={board.resources} mayCommand={mayCommand} />
        </Card>
      </Page>
    </BoardContext.Provider>
  );
}

export default function BoardPage() {
  const { id = '' } = useParams();
  return <Async query={useBoard(id)}>{(board) => <BoardView board={board} />}</Async>;
}
