/** The picture of each channel. */
import {
  BookOpen,
  Box,
  ChartLine,
  CreditCard,
  FileText,
  Footprints,
  Gem,
  Globe,
  Headset,
  MessagesSquare,
  type LucideIcon,
  Mail,
  Megaphone,
  MessageCircle,
  MonitorPlay,
  Phone,
  Podcast,
  Presentation,
  RectangleEllipsis,
  Search,
  Share2,
  Star,
  Store,
  Users,
  Video,
} from 'lucide-react';
import type { Channel } from '../../generated/schema.ts';

const ICON: Readonly<Record<Channel, LucideIcon>> = {
  EMAIL: Mail,
  DISPLAY_AD: RectangleEllipsis,
  SOCIAL_AD: Megaphone,
  SOCIAL_POST: Share2,
  SEARCH: Search,
  WEBSITE: Globe,
  LANDING_PAGE: BookOpen,
  FORM: FileText,
  WEBINAR: MonitorPlay,
  EVENT: Presentation,
  VIDEO: Video,
  PODCAST: Podcast,
  SALES_CALL: Phone,
  CHAT: MessageCircle,
  REVIEW: Star,
  ANALYST_REPORT: ChartLine,
  WORD_OF_MOUTH: MessagesSquare,
  COMMUNITY: Users,
  STORE: Store,
  CHECKOUT: CreditCard,
  ONBOARDING: Footprints,
  PRODUCT: Box,
  SUPPORT: Headset,
  LOYALTY: Gem,
};

/** Says nothing to those who cannot see it: the channel's name stands beside it, or in what it stands in. */
export function ChannelIcon({ channel, size = 18 }: { channel: Channel; size?: number }) {
  const Icon = ICON[channel];
  return <Icon size={size} aria-hidden />;
}
