import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './style/base.css';
import './style/sidebar.css';
import './style/conversation.css';
import './style/composer.css';
import './style/dialog.css';
import './style/home.css';
import './style/teams.css';
import { Playground } from './playground.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Playground />);
