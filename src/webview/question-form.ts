/** The question as a form: shows the one on the screen until a person types, completes from what the file has, asks on Enter. */
import type { AskedQuestion, PlacesAnswer } from '../protocol/lsp-extensions';
import { Combobox } from './combobox';
import { element } from './dom';
import { fieldsOf, questionOf } from './question-text';

export interface FormEvents {
  /** What can be asked is needed; `offer` gives it. */
  readonly places: () => void;
  readonly ask: (question: AskedQuestion) => void;
}

export class QuestionForm {
  private readonly form: HTMLFormElement;
  private readonly from: Combobox;
  private readonly to: Combobox;
  private readonly port: HTMLInputElement;
  private readonly protocol: HTMLSelectElement;
  private shown: AskedQuestion | undefined;
  private isTyped = false;

  constructor(prefix: string, { places, ask }: FormEvents) {
    const id = (name: string): string => prefix + name;
    this.form = element<HTMLFormElement>(id('question'));
    this.port = element<HTMLInputElement>(id('port'));
    this.protocol = element<HTMLSelectElement>(id('protocol'));
    const combobox = (name: string): Combobox =>
      new Combobox(element<HTMLInputElement>(id(name)), element(id(`${name}-list`)), places, () => this.picked());
    this.from = combobox('from');
    this.to = combobox('to');
    this.form.addEventListener('input', () => {
      this.isTyped = true;
    });
    this.form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.reset();
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      const question = this.question;
      if (question) {
        this.isTyped = false;
        this.show(question);
        ask(question);
      } else (this.from.input.value.trim() === '' ? this.from : this.to).input.focus();
    });
  }

  /** What stands in the fields. */
  get question(): AskedQuestion | undefined {
    const { from, to, port, protocol } = this;
    return questionOf({ from: from.input.value, to: to.input.value, port: port.value, protocol: protocol.value });
  }

  /** A question is on the screen; what a person is typing stays. */
  show(question: AskedQuestion): void {
    this.shown = question;
    if (!this.isTyped) this.fill(question);
  }

  offer({ sources, targets }: PlacesAnswer): void {
    this.from.offer(sources);
    this.to.offer(targets);
  }

  focus(): void {
    this.from.input.focus();
    this.from.input.select();
  }

  private reset(): void {
    this.isTyped = false;
    if (this.shown) this.fill(this.shown);
  }

  /** A row of the list may bring its port along. */
  private picked(): void {
    this.isTyped = true;
    const question = this.question;
    if (question) this.fill(question);
  }

  private fill(question: AskedQuestion): void {
    const { from, to, port, protocol } = fieldsOf(question);
    this.from.input.value = from;
    this.to.input.value = to;
    this.port.value = port;
    if (![...this.protocol.options].some(({ value }) => value === protocol)) this.protocol.add(new Option(protocol));
    this.protocol.value = protocol === '' && port !== '' ? 'tcp' : protocol;
  }
}
