import {
  AimOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BellOutlined,
  BlockOutlined,
  CalendarOutlined,
  ClusterOutlined,
  CompassOutlined,
  EditOutlined,
  EnvironmentOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  GlobalOutlined,
  IdcardOutlined,
  ImportOutlined,
  KeyOutlined,
  PartitionOutlined,
  PauseCircleOutlined,
  PieChartOutlined,
  ProfileOutlined,
  ReadOutlined,
  RiseOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SendOutlined,
  SolutionOutlined,
  TableOutlined,
  TeamOutlined,
  ToolOutlined,
  TrophyOutlined,
  UserDeleteOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { What } from '../session/may';

/** Where the navigation leads, each only for those who may use it. */
export const places = {
  home: [
    { key: 'group', to: '/group', icon: <GlobalOutlined />, needs: 'group' },
    { key: 'overview', to: '/', icon: <AppstoreOutlined />, needs: 'see' },
  ],
  organisation: [
    { key: 'organization', to: '/organization', icon: <ApartmentOutlined />, needs: 'see' },
    { key: 'people', to: '/people', icon: <IdcardOutlined />, needs: 'people' },
    { key: 'posts', to: '/posts', icon: <UserSwitchOutlined />, needs: 'posts' },
    { key: 'terms', to: '/terms', icon: <FieldTimeOutlined />, needs: 'see' },
    { key: 'dualDuties', to: '/dual-duties', icon: <TableOutlined />, needs: 'posts' },
    { key: 'import', to: '/import', icon: <ImportOutlined />, needs: 'command' },
  ],
  fusion: [
    { key: 'coverage', to: '/coverage', icon: <ClusterOutlined />, needs: 'see' },
    { key: 'areas', to: '/areas', icon: <BlockOutlined />, needs: 'see' },
    { key: 'grid', to: '/grid', icon: <PartitionOutlined />, needs: 'see' },
    { key: 'duties', to: '/duties', icon: <SafetyCertificateOutlined />, needs: 'duties' },
  ],
  front: [
    { key: 'contactPoints', to: '/contact-points', icon: <AimOutlined />, needs: 'contacts' },
    { key: 'stationDays', to: '/station-days', icon: <CalendarOutlined />, needs: 'contacts' },
    { key: 'rectifications', to: '/rectifications', icon: <ToolOutlined />, needs: 'rectifications' },
  ],
  growth: [
    { key: 'leaders', to: '/leader-selections', icon: <SolutionOutlined />, needs: 'selections' },
    { key: 'development', to: '/development-quota', icon: <PieChartOutlined />, needs: 'see' },
    { key: 'training', to: '/training', icon: <ReadOutlined />, needs: 'training' },
    { key: 'cultivation', to: '/cultivation', icon: <RiseOutlined />, needs: 'training' },
  ],
  results: [
    { key: 'alliances', to: '/alliances', icon: <TeamOutlined />, needs: 'see' },
    { key: 'standings', to: '/standings', icon: <TrophyOutlined />, needs: 'see' },
    { key: 'rulebooks', to: '/rulebooks', icon: <ProfileOutlined />, needs: 'see' },
  ],
  own: [
    { key: 'inbox', to: '/inbox', icon: <BellOutlined />, needs: 'inbox' },
    { key: 'myCard', to: '/my-card', icon: <UserOutlined />, needs: 'inbox' },
    { key: 'myContactPoints', to: '/my-contact-points', icon: <CompassOutlined />, needs: 'inbox' },
    { key: 'myDuties', to: '/my-duties', icon: <EditOutlined />, needs: 'inbox' },
    { key: 'myAreas', to: '/my-areas', icon: <EnvironmentOutlined />, needs: 'inbox' },
    { key: 'myTraining', to: '/my-training', icon: <ScheduleOutlined />, needs: 'inbox' },
    { key: 'accesses', to: '/accesses', icon: <EyeOutlined />, needs: 'inbox' },
  ],
  administration: [
    { key: 'tenants', to: '/tenants', icon: <BankOutlined />, needs: 'tenants' },
    { key: 'roles', to: '/roles', icon: <KeyOutlined />, needs: 'readRoles' },
    { key: 'forgettings', to: '/forgettings', icon: <UserDeleteOutlined />, needs: 'readForgettings' },
    { key: 'audit', to: '/audit', icon: <AuditOutlined />, needs: 'audit' },
    { key: 'webhooks', to: '/webhooks', icon: <SendOutlined />, needs: 'govern' },
    { key: 'parked', to: '/parked', icon: <PauseCircleOutlined />, needs: 'operate' },
  ],
} as const satisfies Record<string, readonly { key: string; to: string; icon: ReactNode; needs: What }[]>;

type Place = (typeof places)[keyof typeof places][number];

export const sections = Object.keys(places) as (keyof typeof places)[];

export const placesOf = (section: keyof typeof places, may: (what: What) => boolean): Place[] =>
  places[section].filter(({ needs }) => may(needs));

const all: readonly Place[] = sections.flatMap((section): readonly Place[] => places[section]);

export const placeAt = (pathname: string): Place | undefined =>
  all.findLast(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(to)));
