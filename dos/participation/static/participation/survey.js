// Hides questions that are not to be asked. Without script they all stand there and say in words when they count.

const form = document.querySelector("[data-survey]");
const conditional = [...form.querySelectorAll("[data-asked-when]")];

function answersTo(name) {
  return [...form.querySelectorAll(`[name="${CSS.escape(name)}"]:checked`)]
    .filter((input) => !input.closest("[hidden]"))
    .map((input) => input.value);
}

function update() {
  for (const question of conditional) {
    const wanted = question.dataset.askedOptions.split(" ");
    question.hidden = !answersTo(question.dataset.askedWhen).some((answer) => wanted.includes(answer));
  }
}

form.addEventListener("change", update);
update();
