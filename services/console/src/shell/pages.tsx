import { Button, Result } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useNavigate } from 'react-router';
import { Landing } from './landing';

const Group = lazy(() => import('../pages/group/group-page'));
const Organization = lazy(() => import('../pages/organization/organization-page'));
const People = lazy(() => import('../pages/people/people-page'));
const Person = lazy(() => import('../pages/people/person-page'));
const Coverage = lazy(() => import('../pages/coverage/coverage-page'));
const Areas = lazy(() => import('../pages/areas/areas-page'));
const Division = lazy(() => import('../pages/areas/division-page'));
const MyAreas = lazy(() => import('../pages/my-areas/my-areas-page'));
const Grid = lazy(() => import('../pages/grid/grid-page'));
const LeaderSelections = lazy(() => import('../pages/leaders/leaders-page'));
const LeaderSelection = lazy(() => import('../pages/leaders/selection-page'));
const DevelopmentQuotas = lazy(() => import('../pages/development/development-page'));
const DevelopmentQuota = lazy(() => import('../pages/development/quota-page'));
const Import = lazy(() => import('../pages/import/import-page'));
const Posts = lazy(() => import('../pages/posts/posts-page'));
const Terms = lazy(() => import('../pages/terms/terms-page'));
const DualDuties = lazy(() => import('../pages/dual-duties/dual-duties-page'));
const DutyRegister = lazy(() => import('../pages/dual-duties/register-page'));
const ContactPoints = lazy(() => import('../pages/contact-points/contact-points-page'));
const ContactPoint = lazy(() => import('../pages/contact-points/contact-point-page'));
const MyContactPoints = lazy(() => import('../pages/my-contact-points/my-contact-points-page'));
const StationDays = lazy(() => import('../pages/station-days/station-days-page'));
const Duties = lazy(() => import('../pages/duties/duties-page'));
const DutyList = lazy(() => import('../pages/duties/duty-list-page'));
const DutyForm = lazy(() => import('../pages/duties/duty-form-page'));
const MyDuties = lazy(() => import('../pages/my-duties/my-duties-page'));
const Trainings = lazy(() => import('../pages/training/trainings-page'));
const TrainingForm = lazy(() => import('../pages/training/training-form-page'));
const TrainingMenu = lazy(() => import('../pages/training/menu-page'));
const TrainingPlan = lazy(() => import('../pages/training/training-page'));
const TrainingSession = lazy(() => import('../pages/training/session-page'));
const MyTraining = lazy(() => import('../pages/my-training/my-training-page'));
const Attend = lazy(() => import('../pages/my-training/attend-page'));
const Cultivation = lazy(() => import('../pages/cultivation/cultivation-page'));
const Alliances = lazy(() => import('../pages/alliances/alliances-page'));
const Board = lazy(() => import('../pages/alliances/board-page'));
const Rectifications = lazy(() => import('../pages/rectifications/rectifications-page'));
const Standings = lazy(() => import('../pages/standings/standings-page'));
const Rulebooks = lazy(() => import('../pages/rulebooks/rulebooks-page'));
const Rulebook = lazy(() => import('../pages/rulebooks/rulebook-page'));
const RulebookForm = lazy(() => import('../pages/rulebooks/rulebook-form-page'));
const Inbox = lazy(() => import('../pages/inbox/inbox-page'));
const Accesses = lazy(() => import('../pages/accesses/accesses-page'));
const Tenants = lazy(() => import('../pages/tenants/tenants-page'));
const Roles = lazy(() => import('../pages/roles/roles-page'));
const Forgettings = lazy(() => import('../pages/forgettings/forgettings-page'));
const Audit = lazy(() => import('../pages/audit/audit-page'));
const Webhooks = lazy(() => import('../pages/webhooks/webhooks-page'));
const Parked = lazy(() => import('../pages/parked/parked-page'));

function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Result
      status="404"
      title={t('common.notFound')}
      extra={<Button onClick={() => navigate('/')}>{t('common.backHome')}</Button>}
    />
  );
}

export const Pages = () => (
  <Routes>
    <Route path="/" element={<Landing />} />
    <Route path="/group" element={<Group />} />
    <Route path="/organization" element={<Organization />} />
    <Route path="/people" element={<People />} />
    <Route path="/people/:id" element={<Person />} />
    <Route path="/my-card" element={<Person />} />
    <Route path="/coverage" element={<Coverage />} />
    <Route path="/areas" element={<Areas />} />
    <Route path="/areas/division" element={<Division />} />
    <Route path="/my-areas" element={<MyAreas />} />
    <Route path="/grid" element={<Grid />} />
    <Route path="/leader-selections" element={<LeaderSelections />} />
    <Route path="/leader-selections/:id" element={<LeaderSelection />} />
    <Route path="/development-quota" element={<DevelopmentQuotas />} />
    <Route path="/development-quota/:id" element={<DevelopmentQuota />} />
    <Route path="/import" element={<Import />} />
    <Route path="/posts" element={<Posts />} />
    <Route path="/terms" element={<Terms />} />
    <Route path="/dual-duties" element={<DualDuties />} />
    <Route path="/dual-duties/register" element={<DutyRegister />} />
    <Route path="/contact-points" element={<ContactPoints />} />
    <Route path="/contact-points/:id" element={<ContactPoint />} />
    <Route path="/my-contact-points" element={<MyContactPoints />} />
    <Route path="/station-days" element={<StationDays />} />
    <Route path="/duties" element={<Duties />} />
    <Route path="/duties/new" element={<DutyForm />} />
    <Route path="/duties/:id" element={<DutyList />} />
    <Route path="/duties/:id/new-version" element={<DutyForm />} />
    <Route path="/my-duties" element={<MyDuties />} />
    <Route path="/training" element={<Trainings />} />
    <Route path="/training/new" element={<TrainingForm />} />
    <Route path="/training/menu" element={<TrainingMenu />} />
    <Route path="/training/:id" element={<TrainingPlan />} />
    <Route path="/training/:id/sessions/:session" element={<TrainingSession />} />
    <Route path="/my-training" element={<MyTraining />} />
    <Route path="/attend" element={<Attend />} />
    <Route path="/cultivation" element={<Cultivation />} />
    <Route path="/alliances" element={<Alliances />} />
    <Route path="/alliances/:id" element={<Board />} />
    <Route path="/rectifications" element={<Rectifications />} />
    <Route path="/standings" element={<Standings />} />
    <Route path="/rulebooks" element={<Rulebooks />} />
    <Route path="/rulebooks/new" element={<RulebookForm />} />
    <Route path="/rulebooks/:id" element={<Rulebook />} />
    <Route path="/rulebooks/:id/new-version" element={<RulebookForm />} />
    <Route path="/inbox" element={<Inbox />} />
    <Route path="/accesses" element={<Accesses />} />
    <Route path="/tenants" element={<Tenants />} />
    <Route path="/roles" element={<Roles />} />
    <Route path="/forgettings" element={<Forgettings />} />
    <Route path="/audit" element={<Audit />} />
    <Route path="/webhooks" element={<Webhooks />} />
    <Route path="/parked" element={<Parked />} />
    <Route path="*" element={<NotFound />} />
  </Routes>
);
