import "./styles/fonts.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/views.css";
import "./styles/claims.css";
import "./styles/print.css";
import { render } from "preact";
import { App } from "./app";
import { startRouter } from "./router";

startRouter();
render(<App />, document.getElementById("app")!);
