/** The words that only parts loaded later say. */

import words from "../../search-later-labels.js";
import { learn } from "./words.js";

learn(words);
